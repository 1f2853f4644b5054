"""From raw bytes to figures, in pure Python: no scheduler, no database, no environment, no clock."""
