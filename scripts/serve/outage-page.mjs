// The page of an outage. It needs nothing: no database, no script, no file.
const words = {
  "zh-CN": {
    title: "服务暂时不可用",
    text: "系统正在恢复，通常只需片刻；本页会自动重试。您没有退出登录，不用重新登录。",
    safe: "写在本机的内容都在，可以继续填写走访，恢复后自动同步。",
    retry: "立即重试",
    write: "继续填写走访",
  },
  en: {
    title: "The service is unavailable for a moment",
    text: "It is being brought back, and this page tries again by itself. You are still signed in.",
    safe: "Whatever you wrote is on this device. You can go on writing; it is sent when the service is back.",
    retry: "Try again now",
    write: "Go on writing",
  },
};

/** @param {string | undefined} cookies the request's Cookie header */
export function outagePage(cookies) {
  const lang = /(?:^|;\s*)locale=en(?:;|$)/.test(cookies ?? "") ? "en" : "zh-CN";
  const said = words[lang];
  return `<!doctype html>
<html lang="${lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="15">
<title>${said.title}</title>
<style>
  body { margin: 0; font: 1rem/1.7 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
  main { max-width: 36rem; margin: 0 auto; padding: 4rem 1rem; }
  h1 { font-size: 1.5rem; }
  a { display: inline-block; min-height: 2.75rem; line-height: 2.75rem; margin-right: 1.5rem; }
</style>
<main role="alert">
<h1>${said.title}</h1>
<p>${said.text}</p>
<p>${said.safe}</p>
<p><a href="">${said.retry}</a><a href="/offline">${said.write}</a></p>
</main>
</html>
`;
}
