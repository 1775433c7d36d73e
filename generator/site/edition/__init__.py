"""Pages in simplified characters -> the same pages in traditional ones, below ``/zh-hant/`` (docs/decisions/0067).

``converter`` turns texts into texts (OpenCC and the county's words), ``markup`` a finished page into its twin,
``twins`` targets into those of their twins, ``scripts`` the theme's scripts that speak, ``search`` what the index is
made from. Only ``twins`` is imported when ``config.yaml`` does not ask for the edition, and costs nothing.
"""
