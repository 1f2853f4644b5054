-- Reference rates, so that amounts in different currencies can be charted together.

CREATE TABLE core.rates (
    currency VARCHAR NOT NULL,
    day DATE NOT NULL,
    usd DOUBLE,
    eur DOUBLE NOT NULL,
    fixed_on DATE NOT NULL,
    source VARCHAR NOT NULL
);
COMMENT ON TABLE core.rates IS 'One row per currency and calendar day with a reference rate of the European Central Bank. Weekends and holidays have the rates of the bank''s day before; after the last day nothing is known.';
COMMENT ON COLUMN core.rates.currency IS 'ISO 4217 code.';
COMMENT ON COLUMN core.rates.day IS 'Day that the rate holds for.';
COMMENT ON COLUMN core.rates.usd IS 'US dollars for one unit of the currency; NULL where the bank gave no rate of the dollar.';
COMMENT ON COLUMN core.rates.eur IS 'Euros for one unit of the currency.';
COMMENT ON COLUMN core.rates.fixed_on IS 'Day on which the bank fixed the rate.';
COMMENT ON COLUMN core.rates.source IS 'Package and version that the rates came with.';
