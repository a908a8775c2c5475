select g()
