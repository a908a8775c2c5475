select even(10), odd(10)
