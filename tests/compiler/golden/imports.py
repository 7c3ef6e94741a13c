"""Documentation."""

import a.b.c
import a.b.c as d, e as f
from . import g
from ..h.i import j as k, l
from m import *
