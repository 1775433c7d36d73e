"""A workbook's parts -> what its reader sees in every cell: formats of numbers, formulas, pictures, links."""
