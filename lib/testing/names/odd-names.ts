/** Names of files as people, other systems and attackers write them, and what the product calls the file. */
export interface OddName {
  what: string;
  name: string;
  /** The name that is shown and kept; null: refused at the field of the name. */
  kept: string | null;
  /** The name of the download. Without it, it is `kept`. */
  sent?: string;
}

const as = (what: string, name: string, kept: string | null, sent?: string): OddName => ({
  ...{ what, name, kept },
  ...(sent !== undefined && { sent }),
});
/** As it is. */
const same = (what: string, name: string, sent?: string) => as(what, name, name, sent);

const paths = [
  same("a folder above", "../a.pdf", "_a.pdf"),
  same("many folders above", "../../../../etc/passwd.pdf", "_.._.._.._etc_passwd.pdf"),
  same("a folder above, of Windows", "..\\..\\a.pdf", "_.._a.pdf"),
  same("from the root", "/etc/passwd.pdf", "_etc_passwd.pdf"),
  same("from the root of a drive", "C:\\Windows\\win.ini.pdf", "C__Windows_win.ini.pdf"),
  same("another machine", "\\\\server\\share\\a.pdf", "__server_share_a.pdf"),
  same("a folder above in a folder", "a/../../b.pdf", "a_.._.._b.pdf"),
  same("a folder above, encoded", "%2e%2e%2fa.pdf"),
  same("a folder above, encoded twice", "%252e%252e%252fa.pdf"),
  same("a folder above in another alphabet", "‥／a.pdf"),
  same("a folder above with more dots", "....//a.pdf", "__a.pdf"),
  same("a stream of Windows", "a.txt:hidden.pdf", "a.txt_hidden.pdf"),
  same("an address", "http://example.org/a.pdf", "http___example.org_a.pdf"),
  same("a file of this machine", "file:///etc/passwd.pdf", "file____etc_passwd.pdf"),
];

const hidden = [
  as("a NUL before the ending", "a.php\0.pdf", "a.php.pdf"),
  as("a NUL at the end", "a.pdf\0", "a.pdf"),
  as("a NUL at the start", "\0a.pdf", "a.pdf"),
  as("a break of lines", "a\r\nb.pdf", "a b.pdf"),
  as("a header behind it", "a.pdf\r\nX-Split: 1", "a.pdf X-Split: 1.pdf", "a.pdf X-Split_ 1.pdf"),
  as(
    "a header and a page behind it",
    "a\r\n\r\n<script>x</script>.pdf",
    "a <script>x</script>.pdf",
    "a _script_x__script_.pdf",
  ),
  as("a break of lines of another kind", "a\u2028b.pdf", "a b.pdf"),
  as("a tab", "a\tb.pdf", "a b.pdf"),
  as("a bell", "a\u0007.pdf", "a.pdf"),
  as("a control of the second row", "a\u0085b.pdf", "a b.pdf"),
  as("letters from right to left, which turn the ending", "a\u202efdp.exe.pdf", "afdp.exe.pdf"),
  as("an isolate of direction", "\u2066a\u2069.pdf", "a.pdf"),
  as("a blank without width", "a\u200b.pdf", "a.pdf"),
  as("a mark of order", "\ufeffa.pdf", "a.pdf"),
  as("a blank that does not break", "a\u00a0b.pdf", "a b.pdf"),
  as("half of a rare character", "a\ud842.pdf", "a\ufffd.pdf"),
  as("the other half of a rare character", "\udfb7a.pdf", "\ufffda.pdf"),
  as("blanks at both ends", "  a.pdf  ", "a.pdf"),
  as("a soft hyphen", "a\u00adb.pdf", "ab.pdf"),
];

const devices = ["CON", "PRN", "AUX", "NUL", "COM1", "COM9", "LPT1", "LPT9", "con", "Nul", "CONIN$", "CONOUT$"];
const reserved = [
  ...devices.map((device) => same(`a device of Windows: ${device}`, `${device}.pdf`, `_${device}.pdf`)),
  as("a device without an ending", "AUX", "AUX.pdf", "_AUX.pdf"),
  same("a device with two endings", "nul.tar.pdf", "_nul.tar.pdf"),
  same("begins as a device does", "console.pdf"),
  same("a hidden file", ".pdf", "pdf"),
  same("a hidden file with a name", ".htaccess.pdf", "htaccess.pdf"),
  same("a setting of the shell", "~/.bashrc.pdf", "~_.bashrc.pdf"),
  same("what npm reads", "package.json.pdf"),
  same("a name as an option", "--help.pdf"),
  same("a name as an option of rm", "-rf.pdf"),
  same("every character that Windows refuses", 'a<b>c:d"e|f?g*h.pdf', "a_b_c_d_e_f_g_h.pdf"),
  same("quotes, as they end a header", 'a"; filename="b.pdf', "a_; filename=_b.pdf"),
  same("a quote of one stroke, as it ends a header", "a'b'c.pdf"),
  same("a backslash before a quote", 'a\\".pdf', "a__.pdf"),
  same("a semicolon", "a;b.pdf"),
  same("a comma", "a,b.pdf"),
  same("a percent sign", "100%.pdf"),
  same("a percent sign before what is no code", "%zz.pdf"),
  same("a hash", "a#b.pdf"),
  same("a question", "a?b=1.pdf", "a_b=1.pdf"),
  same("a plus", "a+b.pdf"),
  same("an ampersand", "a&b.pdf"),
  same("an entity", "a&lt;b.pdf"),
  same("a formula", "=1+1.pdf"),
  same("a command of the shell", "$(touch x).pdf"),
  same("another command of the shell", "`id`;ls|cat.pdf", "`id`;ls_cat.pdf"),
  same("SQL", "'; DROP TABLE visits; --.pdf"),
  same("a template", "{{7*7}}${7*7}.pdf", "{{7_7}}${7_7}.pdf"),
  same("a page", "<img src=x onerror=alert(1)>.pdf", "_img src=x onerror=alert(1)_.pdf"),
  same("a prototype", "__proto__.pdf"),
  same("a function of every object", "constructor.pdf"),
  same("brackets of a route", "[projectId].pdf"),
  same("an encoded name of a header", "=?utf-8?B?YQ==?=.pdf", "=_utf-8_B_YQ==_=.pdf"),
  same("a name in the form of RFC 5987", "UTF-8''a.pdf"),
];

const endings = [
  as("no ending", "名单", "名单.pdf"),
  as("another ending", "名单.exe", "名单.pdf"),
  as("a page's ending", "名单.html", "名单.pdf"),
  same("the ending in capitals", "名单.PDF"),
  as("a dot at the end", "名单.", "名单..pdf"),
  as("many dots", "......", ".......pdf", "pdf"),
  as("one dot", ".", "..pdf", "pdf"),
  as("two dots", "..", "...pdf", "pdf"),
  as("a blank before the ending", "名单 .pdf", "名单 .pdf"),
  as("two endings", "名单.pdf.exe", "名单.pdf.pdf"),
  as("an ending of Chinese", "名单.文档", "名单.文档.pdf"),
  as("an ending of 300 characters", `a.${"b".repeat(253)}`, `a.${"b".repeat(253)}.pdf`, `a.${"b".repeat(249)}.pdf`),
];

const han = "字".repeat(255);
const rare = "𠮷".repeat(127);
const lengths = [
  as("empty", "", null),
  as("nothing but blanks", "   ", null),
  as("nothing that can be seen", "\u200b\u202e\0", null),
  same("one character", "字.pdf"),
  as("255 letters without an ending", "a".repeat(255), `${"a".repeat(255)}.pdf`, `${"a".repeat(251)}.pdf`),
  same("255 letters with their ending", `${"a".repeat(251)}.pdf`),
  as("256 letters", "a".repeat(256), null),
  as("10,000 letters", "a".repeat(10_000), null),
  as("255 Han, which are 765 bytes", han, `${han}.pdf`, `${"字".repeat(83)}.pdf`),
  as("127 rare Han, which are 508 bytes", rare, `${rare}.pdf`, `${"𠮷".repeat(62)}.pdf`),
  as("a family of emoji", "👨‍👩‍👧.pdf", "👨‍👩‍👧.pdf"),
  same("an accent apart", "cafe\u0301.pdf"),
  as(
    "two hundred accents on one letter",
    `a${"\u0301".repeat(200)}`,
    `a${"\u0301".repeat(200)}.pdf`,
    `a${"\u0301".repeat(125)}.pdf`,
  ),
  same("Arabic", "وثيقة.pdf"),
  same("Tibetan", "བོད་ཡིག.pdf"),
  same("rare Han of every plane", "𠮷𪚥𫝀𫠝𬻞𰻝.pdf"),
  same("full-width letters", "ＡＢＣ．ｐｄｆ.pdf"),
  same("one that looks like another", "раypal.pdf"),
];

export const oddNames: readonly OddName[] = [...paths, ...hidden, ...reserved, ...endings, ...lengths];
