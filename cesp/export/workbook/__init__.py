"""A paper as a workbook, a sheet for each exhibit."""
