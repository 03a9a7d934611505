// Loaded into a server before everything else: its clock is wrong by CAMPAIGN_CLOCK_MS.
const offset = Number(process.env.CAMPAIGN_CLOCK_MS ?? 0);
const now = () => RealDate.now() + offset;
const RealDate = Date;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});
