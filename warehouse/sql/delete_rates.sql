DELETE FROM core.rates
