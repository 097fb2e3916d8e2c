"""Views → what people see: the terminal audit, pages, reports. Reads SQL views and nothing else."""
