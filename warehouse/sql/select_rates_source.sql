SELECT max(source) AS source FROM core.rates
