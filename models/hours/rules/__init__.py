"""The rules of the methodology hours, as pure functions: contract years, balances, shares, judgement, forecast.

Nothing here reads a clock or a database: the day, the totals and the clauses are always passed in.
"""
