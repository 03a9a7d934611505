import { describe, expect, it } from "vitest";
import { statedNumbers } from "@/lib/reports/numbers";

const figures = (text: string, names: string[] = []) =>
  statedNumbers(text, names)
    .filter(({ idle }) => !idle)
    .map(({ written, value }) => [written, value]);

describe("figures of a text", () => {
  it("are read in digits and characters, with their scale and measure word", () => {
    expect(figures("共1,200户、3.5万元、２３个、二百六十名、十二个、两次、上万人、230多个")).toEqual([
      ["1,200户", 1200],
      ["3.5万元", 35000],
      ["２３个", 23],
      ["二百六十名", 260],
      ["十二个", 12],
      ["两次", 2],
      ["万人", 10000],
      ["230多个", 230],
    ]);
  });

  it("are shares in percent", () => {
    expect(figures("三成、一半、百分之十二、百分之九点五、四分之一、30%、六成五")).toEqual([
      ["三成", 30],
      ["一半", 50],
      ["百分之十二", 12],
      ["百分之九点五", 9.5],
      ["四分之一", 25],
      ["30%", 30],
      ["六成五", 65],
    ]);
  });

  it("are both ends of a range, and inexact ones", () => {
    expect(figures("3至5个，三到五名，七八户，二三十件，十余次，几十户，十几万元").map(([, value]) => value)).toEqual([
      3, 5, 3, 5, 7, 20, 10, 10, 100000,
    ]);
    expect(statedNumbers("七八户，约20件，近万人").map(({ low, high }) => [low, high])).toEqual([
      [7, 8],
      [18, 22],
      [8000, 10000],
    ]);
  });

  it("are days of the calendar, with years in characters", () => {
    expect(statedNumbers("二〇二六年9月7日，三年、三个月").map(({ kind, value }) => [kind, value])).toEqual([
      ["date", 2026],
      ["date", 9],
      ["date", 7],
      ["count", 3],
      ["count", 3],
    ]);
  });

  it.each([
    "一是一要一方面，其一，统一部署，一站式，一个问题，一次办成",
    "第一，第三次，第3季度，周三下午，星期五，十四五期间，二十大报告",
    "两个维护、四个意识、三农、五位一体、三会一课、四议两公开、千家万户、千方百计",
    "“四敢”导向，“三夜一换”的规矩，一把手，二者，两级，万一",
    "12345热线、拨打110报警，5G网络，A4纸，GB/T 9704-2012，苏政发〔2022〕15号",
    "见附件1，（见附件1图2）、附件三、如图3所示、（表2）",
  ])("are none in %s", (text) => {
    expect(figures(text)).toEqual([]);
  });

  it("are some where annexes and pictures are counted", () => {
    expect(figures("报来附件3份，地图12张").map(([, value]) => value)).toEqual([3, 12]);
  });

  it("are read over a blank, and to the end of a range", () => {
    expect(figures("走访27 次，8 万元，9—11月，3—5万元，30至40%，２ 个")).toEqual([
      ["27 次", 27],
      ["8 万元", 80000],
      ["9", 9],
      ["11月", 11],
      ["3", 30000],
      ["5万元", 50000],
      ["30", 30],
      ["40%", 40],
      ["２ 个", 2],
    ]);
    expect(statedNumbers("9—11月，30至40%").map(({ kind }) => kind)).toEqual(["date", "date", "share", "share"]);
  });

  it("are halves, multiples and one where it counts", () => {
    expect(
      figures("两年半，3个半月，一年半，增长一倍，翻一番，半数，过半，两成五的户").map(([, value]) => value),
    ).toEqual([2.5, 3.5, 1.5, 1, 1, 50, 50, 25]);
    expect(figures("仅有一名，只有一个镇，没有一个镇街").map(([, value]) => value)).toEqual([1, 1, 1]);
    expect(figures("只有一个办法，没有一个办法，一番功夫，统一成的，每百户，过半年，参半数")).toEqual([]);
  });

  it("are no ordinals behind 提高, 最初 and 每周, nor parts of names that are counted", () => {
    expect(figures("提高三个百分点，最初三个月，每周三次，扩大三倍，APP3个").map(([, value]) => value)).toEqual([
      3, 3, 3, 3, 3,
    ]);
    expect(figures("周三例会，初三日，老三样")).toEqual([]);
  });

  it("are inexact only by the words of their own clause", () => {
    const reach = (text: string) => statedNumbers(text).map(({ low, high }) => [low, high]);
    expect(reach("线上300人，最近10个月，21人，以上人员，3级上下联动")).toEqual([
      [300, 300],
      [10, 10],
      [21, 21],
      [3, 3],
    ]);
    expect(reach("上百人，21人以上，过半")).toEqual([
      [100, 1000],
      [21, 27.3],
      [50, 65],
    ]);
  });

  it("are lengths where a day is a time limit", () => {
    const kinds = (text: string) => statedNumbers(text).map(({ kind }) => kind);
    expect(kinds("限时3日，5日内，7日办结")).toEqual(["count", "count", "count"]);
    expect(kinds("9月7日办结，7日")).toEqual(["date", "date", "date"]);
  });

  it("are none in the name of a place", () => {
    expect(figures("十二户镇有5个村", ["十二户镇"])).toEqual([["5个", 5]]);
  });
});
