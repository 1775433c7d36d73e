"""The commands, one file each, found by themselves: every module holds one click command named ``COMMAND``.

Only click is imported at the top of a command; what a command needs beyond is imported when it runs.
"""
