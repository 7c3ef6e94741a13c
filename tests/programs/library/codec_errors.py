"""Error handlers that are registered with codecs, used by str.encode and bytes.decode."""
import codecs
codecs.register_error('mine', lambda e: (f"<{ord(e.object[e.start]):x}:{e.start}>" if isinstance(e,UnicodeEncodeError) else '?%d?'%e.start, e.end))
print('aéb€ç'.encode('ascii','mine'), 'é'.encode('latin-1','mine'), 'a\ud800b'.encode('utf-8','mine'), b'ab\xff\xfec'.decode('utf-8','mine'), b'a\x80'.decode('ascii','mine'), b'ok'.decode('utf-8','mine'))
codecs.register_error('bytes', lambda e: (b'\xff', e.end)); print('é!'.encode('ascii','bytes'))
codecs.register_error('bad', lambda e: 5)
codecs.register_error('far', lambda e: ('', 100))
for h in ('bad','far','nope'):
    for f in (lambda: 'é'.encode('ascii',h), lambda: b'\xff'.decode('utf-8',h)):
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
print(codecs.lookup_error('mine') is not None, codecs.xmlcharrefreplace_errors(UnicodeEncodeError('ascii','é',0,1,'x')), codecs.backslashreplace_errors(UnicodeDecodeError('ascii',b'\xff',0,1,'x')))
def html(e): return ''.join('&%d;'%ord(c) for c in e.object[e.start:e.end]), e.end
codecs.register_error('html', html); print('xéy€'.encode('ascii','html'), 'é'.encode('ascii','html').decode())
