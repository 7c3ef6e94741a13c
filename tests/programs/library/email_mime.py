"""Messages of email.mime, written, read again and walked through; addresses, dates and encoded words of email.utils and email.header."""
from email.mime.text import MIMEText
from email.mime.multipart import MIMEMultipart
from email.mime.application import MIMEApplication
import email
m = MIMEMultipart('alternative', boundary='XX'); m['Subject']='Hällo there, this is a long subject line which certainly exceeds seventy eight characters'; m['From']='a@b.c'; m['To']=', '.join('user%d@example.com'%i for i in range(10))
m.attach(MIMEText('plain text')); m.attach(MIMEText('<p>hé</p>','html')); m.attach(MIMEText('latin é','plain','iso-8859-1')); m.attach(MIMEApplication(b'\0\1\2', Name='x.bin'))
m['X-Long']='word '*30
print(m.as_string())
n=email.message_from_string(m.as_string())
for p in n.walk(): print(p.get_content_type(), p.get_payload(decode=True), p.get_filename(), p.get_charsets(), p.items())
print(n.as_string()==m.as_string(), n.preamble, n.epilogue)
n=email.message_from_bytes(m.as_bytes(), policy=email.policy.default)
print(n['subject'], n['to'].addresses[3], n.get_body().get_content(), n.as_string())
from email import utils, header
print(utils.parseaddr('Foo (x) <a@b>'), utils.getaddresses(['a@b, "x, y" <c@d>', 'g: e@f, h@i;']), utils.formataddr(('Jö','a@b')), utils.formataddr(('a, "b','a@b')))
print(utils.parsedate_to_datetime('Tue, 3 Jun 2008 11:05:30 -0110'), utils.parsedate('3 Jun 08 11:05 EST'), utils.parsedate_tz('foo'), utils.formatdate(0), utils.formatdate(1e9,usegmt=True), utils.mktime_tz(utils.parsedate_tz('1 Jan 2000 00:00:00 +0100')))
print(header.decode_header('=?utf-8?q?J=C3=B6?= x =?iso-8859-1?b?5A==?='), header.make_header(header.decode_header('=?utf-8?q?J=C3=B6?= x')), header.Header('é'*50,'utf-8',header_name='Subject').encode(), header.Header('é','iso-8859-1'))
import email.policy
print(email.policy.default, email.policy.SMTP.linesep, email.policy.compat32.clone(max_line_length=20))
