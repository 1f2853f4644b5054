COPY (
    SELECT {columns} FROM read_parquet({taken}) AS p
    ANTI JOIN differing AS d ON d.key = p.{key}
    UNION ALL
    SELECT {columns} FROM near.mart.{mart} AS n
    SEMI JOIN differing AS d ON d.key = n.{key}
) TO {path} ({options})
