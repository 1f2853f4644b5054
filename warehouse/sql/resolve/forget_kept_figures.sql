DELETE FROM kept_figures WHERE figure_id IN (SELECT owner FROM again)
