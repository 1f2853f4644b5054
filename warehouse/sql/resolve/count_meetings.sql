SELECT count(*) AS pairs FROM meetings
