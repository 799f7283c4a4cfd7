"""What the next start shows before anything heavy is imported: the first rows of a list, asked for without SQLAlchemy.

`making` compiles the question while the program runs, `kept` is the file it waits in, `reading` asks it at the start.
"""
