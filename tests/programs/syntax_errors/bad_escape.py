path = "C:\Users\name"
path2 = "\N{NO SUCH NAME}"
