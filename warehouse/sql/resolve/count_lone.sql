SELECT count(*) AS claims FROM lone
