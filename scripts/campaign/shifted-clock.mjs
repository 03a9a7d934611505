// Loaded into a server before everything else: its clock is wrong by CAMPAIGN_CLOCK_MS.
const offset = Number(process.env.CAMPAIGN_CLOCK_MS ?? 0);
const RealDate = Date;

globalThis.Date = class Date extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + offset);
    else super(...given);
  }
  static now() {
    return RealDate.now() + offset;
  }
};
