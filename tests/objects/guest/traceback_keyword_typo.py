x = 1
if x:
    whlie x: pass
