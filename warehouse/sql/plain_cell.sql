CASE
    WHEN regexp_matches({text}, '^[=+\-@\t\r\n]') THEN '''' || {text}
    ELSE {text}
END AS {column}
