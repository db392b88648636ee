"""Files: what every stage needs of the disk: where the repository and its templates lie, which files may be read,
what is remembered.
"""
