SELECT count(*) AS claims FROM shifted
