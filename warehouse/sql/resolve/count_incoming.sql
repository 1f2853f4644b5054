SELECT count(*) AS figures FROM incoming_figures
