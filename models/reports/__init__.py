"""All reports of the console: their list, how one is made, which are saved and when the clock makes them."""
