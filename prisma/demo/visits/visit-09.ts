import type { DemoVisit } from "../types";

export const visit09: DemoVisit = {
  key: "visit-09",
  site: "ludang",
  visitedOn: "2026-09-29",
  startedAt: "09:00",
  endedAt: "10:10",
  method: "interview",
  place: "芦荡镇政府门房",
  team: ["member1"],
  recorder: "member1",
  audiences: [
    { category: "village_cadre", headCount: 1 },
    { category: "resident", headCount: 2 },
  ],
  state: "voided",
  entries: [
    {
      dimension: "status",
      question: "s1",
      form: "summary",
      speaker: "village_cadre",
      text: "村里的广播早晚各响一次，讲天气、讲通知，比微信群管用。",
    },
    {
      dimension: "status",
      question: "s1",
      form: "summary",
      speaker: "resident",
      text: "村医务室逢集才开门，平时拿药要去镇上。",
    },
    {
      dimension: "problem",
      question: "p1",
      form: "verbatim",
      speaker: "resident",
      text: "路边那排杨树飞絮厉害，春天晾不了衣裳。",
    },
    {
      dimension: "problem",
      question: "p1",
      form: "summary",
      speaker: "village_cadre",
      text: "垃圾清运车一周来两趟，夏天桶里味道大。",
    },
    {
      dimension: "suggestion",
      question: "g1",
      form: "summary",
      speaker: "resident",
      text: "希望赶集日把镇上卫生院的流动车开到村口来。",
    },
    {
      dimension: "suggestion",
      question: "g1",
      form: "verbatim",
      speaker: "village_cadre",
      text: "树能不能换成不飞絮的，一年换一段也行。",
    },
  ],
  figures: [],
  marks: {},
};
