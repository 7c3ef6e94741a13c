import math
bad = 0
for x in [0.0,-0.0,1.5,2.675,0.125,0.375,1e-5,0.0001,0.00012,123456.789,199999.9999,200000.0,1e9,2147.483647,-1.25,-0.004,0.5,2.5,1e300,math.inf,-math.inf,math.nan,1/3,99.995,0.045,-0.0004]:
    print([f"{x:.2f}", f"{x:8.3f}", f"{x:<9.1f}|", f"{x:^10.0f}|", f"{x:+.2f}", f"{x: .1f}", f"{x:010.2f}", f"{x:*>12.4f}", f"{x:f}", f"{x:.9f}", f"{x:=+9.1f}", f"{x:.2F}"], repr(x), "%.2f %8.3f %08.1f %f %.0f" % (x,x,x,x,x))
for n in [0,5,-5,10,99,100,-100,12345,99999,100000,2**30-1,2**30,-2**30,2**31-1,2**31,-2**31,-2**31+1,10**12]:
    print(f"{n}", f"{n:d}", f"{n:5d}", f"{n:<5}|", f"{n:^7}|", f"{n:05d}", f"{n:+d}", f"{n: d}", f"{n:=+9}", f"{n:x<8}", f"{n:é>8}", str(n), repr(n), "%d %5d %05d %-5d| %+d %i %u" % (n,n,n,n,n,n,n), f"{n:#06x}")
for s in ["12","-7","+9"," 12 ","1_000","","-","+","12a","0012","999999999999999","9999999999999999", "٣", "--1", "1 2"]:
    try: print(int(s))
    except Exception as e: print(type(e), e)
    try: print(float(s))
    except Exception as e: print(type(e), e)
for s in ["1.5","-0.0","1.","0.1",".5",".","-.5","1.2.3","123456789.12345678","0.30000000000000004","1e5","nan"," 2.5","123456789012345.6", "0.000000000000001"]:
    try: print(repr(float(s)))
    except Exception as e: print(type(e), e)
print(True, f"{True:d}", f"{True:5}", f"{True}", "%d" % True, str(True), "%d" % 3.7, "%s %r" % (12, -3))
for spec in ["5x2", "q", ".3d", ",", "10,d", "_d", "05,d"]:
    try: print(format(12345, spec))
    except Exception as e: print(type(e), e)
    try: print(format(1.5, spec))
    except Exception as e: print(type(e), e)
print([1, -20, 300, 1.5, 2.0], {1: 2.25}, (0.1, 0.2))
