"""Headers of email.message.EmailMessage: what they tell, and how they are folded and encoded."""
from email.message import EmailMessage
for s in ['Héllo wörld','Héllo plain wörld','plain wörld and then ascii text that goes on for a long long time until it must be folded here yes','é '*40,'x'*100, 'ab '*40, 'a'*30+' '+'b'*36, 'Re: a.b é','a'*30+' '+'b'*39,'a'*30+' '+'b'*33+' '+'c'*20]:
    m = EmailMessage(); m['Subject']=s; print(m.as_string())
for s in ['Jöhn Doe <j@d.e>','a@b.c, Foo Bar <f@b.c>, \"Baz, Q\" <q@z.y>, Jöhn Doe <j@d.e>, Kurt Gödel <k@g.at>','grp: a@b, c@d;, e@f', 'A B <>','Jöhn Gödel <j@d.e>', 'x'*50+'@'+'y'*30+'.com, Foo Bar Baz <'+'z'*40+'@example.com>', 'Foo Bar Baz Quux Foo Bar Baz Quux Foo Bar Baz Quux <'+'z'*40+'@example.com>', 'a@b, c d <e@f>']:
    m = EmailMessage(); m['To']=s; print(m.as_string(), m['to'].addresses, m['To'], m['to'].defects)
m=EmailMessage(); m['Date']='Mon, 02 Jan 2006 15:04:05 -0700';m['Message-ID']='<a@b>';m['MIME-Version']='1.0 (x)'; print(m.as_string(), m['date'].datetime, repr(m['date']),repr(m['message-id']), m['mime-version'].version)
m=EmailMessage(); m.set_content('hi é\n'); m.add_attachment(b'123',maintype='application',subtype='octet-stream',filename='né'*30+'.bin'); m.set_boundary('BB');print(m.as_string())
for s in ['text/plain; charset=utf-8; foo="b ar"','text','a/b; x*=utf-8\'\'%e2%82%ac; y*0=a; y*1=b','multipart/mixed; boundary=\"=_x\"; z=\"'+'long '*20+'\"']:
    m = EmailMessage(); m['content-type']=s; print(m.as_string().rstrip(), '|', m['content-type'],m['content-type'].content_type,m['content-type'].params, m['content-type'].defects)
m=EmailMessage();m['Date']='foo'; print(m['date'].defects, m['date'].datetime, m['date'])
import datetime
del m['Date'];m['Date']=datetime.datetime(2020,1,1); print(m['date'])
try: m['Date']='x'
except Exception as e: print(repr(e))
from email.headerregistry import Address, Group
m['To']=[Address('Jö X','a','b.c'),Address('A, B',addr_spec='d@e')]; print(m['to'],m.as_string(), repr(Address('A, B',addr_spec='d@e')), str(Address('x',username='a b',domain='c')), repr(Group('g',(Address('','a','b'),))), str(Group('g',(Address('','a','b'),))))
print(repr(m['to'].groups), type(m['to']).__mro__)
