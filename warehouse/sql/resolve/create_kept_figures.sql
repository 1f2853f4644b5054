-- figures that come again with the claims they had, none of which changed
CREATE OR REPLACE TEMP TABLE kept_figures (figure_id VARCHAR)
