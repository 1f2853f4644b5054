COPY (SELECT * FROM {mart}) TO {path} ({options})
