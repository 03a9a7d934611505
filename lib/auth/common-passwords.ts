/**
 * Passwords of ten and more characters that people choose first and attackers try first, in China and elsewhere.
 * Shorter ones are refused by their length. A list and no rule of composition: rules make passwords alike.
 */
const common = `
1234567890 0123456789 0987654321 9876543210 12345678910 123456789a a123456789 1234567890a a1234567890 123456789q q123456789
123456789abc abc123456789 1234567891 12345678900 123456123456 123123123123 1231231231 1234554321 1122334455 1111111111
0000000000 8888888888 6666666666 9999999999 1212121212 1314520520 5201314520 5201314521 52013145201314 1314521521
woaini1314 woaini1314520 woaini5201314 woaini520520 woaini123456 woaini123456789 woaiwojia1 wo123456789 aini1314520
aini5201314 iloveyou1314 iloveyou520 iloveyou123 iloveyou1234 loveyou1314 5201314aini 520woaini1314 zhongguo123 zhongguo2026
china123456 beijing2008 shanghai123 woshishui123 woshinidie woshinibaba wangyut2003 caonima123 nihao123456 nihaoma123
qwertyuiop qwertyuiop1 qwertyuiop123 qwerty1234 qwerty12345 qwerty123456 1qaz2wsx3edc 1qazxsw23edc qazwsxedcrfv qazwsx123456
1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4t5 q1w2e3r4t5y6 asdfghjkl1 asdfghjkl123 asdf123456 asd123456789 zxcvbnm123 zxcvbnm1234
zxc123456789 qaz123456789 qwe123456789 qwer123456 aaa123456789 aa123456789 aa12345678 abc1234567 abcd123456 abcde12345
abcd12345678 abcdefghij aaaaaaaaaa aaaa123456 aaaaaa123456 password12 password123 password1234 password2026 passw0rd123
passw0rd1234 p@ssw0rd123 p@ssword123 admin12345 admin123456 admin1234567 admin123456789 administrator administrator1
root123456 root1234567 test123456 test1234567 user123456 guest123456 system123456 welcome123 welcome1234 letmein123
letmein1234 changeme123 changeme1234 default123 superman123 football123 baseball123 dragon1234 monkey12345 sunshine123
princess123 zoufang123 zoufang1234 zoufang123456 zoufang2025 zoufang2026 diaoyan123 diaoyan123456 diaoyan2026 zhenjie123456
`;

const known = new Set(common.split(/\s+/).filter(Boolean));

/** Whether a password is on the list, whatever its capitals and the spaces around it. */
export function isCommonPassword(password: string): boolean {
  return known.has(password.trim().toLowerCase());
}
