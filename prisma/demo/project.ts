import type { DemoQuestion } from "./types";

/** The study of the demo. 云汀市 and everything in it are invented. */
export const project = {
  name: "云汀市镇街园区基层治理与服务企业工作调研",
  background:
    "今年以来，市里先后把网格管理、热线办理、助企服务等一批事项放到镇街园区。事情下去了，人和钱跟没跟上、办得顺不顺，需要到现场听一听。调研结果供市里研究明年基层减负和助企工作安排时参考。",
  scope:
    "全市三个县区的24个镇街园区，其中镇乡13个、街道7个、园区4个。听取对象为镇街园区干部、村（社区）干部、网格员、企业和商户、居民等，只记对象类别和人数，不记姓名。",
  methods: "以座谈交流为主，结合实地走访、个别访谈、问卷调查、随机暗访和查阅资料。",
  startsOn: "2026-09-07",
  endsOn: "2026-11-20",
  /** The present day in the demo. */
  today: "2026-11-23",
} as const;

export const questions: DemoQuestion[] = [
  {
    key: "s1",
    dimension: "status",
    text: "当前基层治理和服务企业工作有哪些主要做法和成效？",
    hint: "议事、网格、热线、窗口、助企，各说一件最近的事，问清多久做一次、谁来做。",
  },
  {
    key: "s2",
    dimension: "status",
    text: "这些工作由哪些人在做，如何分工？",
    hint: "分清在编、聘用、兼职和抽调；问到岗人数，不问姓名。",
  },
  {
    key: "s3",
    dimension: "status",
    text: "有哪些数据可以说明？",
    hint: "每个数都要问截至什么时候、怎么算的、从哪本台账来。",
  },
  {
    key: "e1",
    dimension: "example",
    text: "近两年最管用的一个做法是什么，怎么做成的？",
    hint: "请对方从一件具体的事讲起：起因、过程、花了多久、结果。",
  },
  {
    key: "e2",
    dimension: "example",
    text: "这个做法靠什么坚持下来，别处能不能学？",
    hint: "问清需要多少人、多少钱、什么权限。",
  },
  {
    key: "e3",
    dimension: "example",
    text: "服务企业、服务群众有哪些典型事例？",
    hint: "写明哪类企业或群众、办成了什么、比过去快了多少。",
  },
  {
    key: "p1",
    dimension: "problem",
    text: "日常工作中最费时间、最难办的是什么？",
    hint: "请对方回想上一周的安排。",
  },
  {
    key: "p2",
    dimension: "problem",
    text: "人员、经费、权限方面缺什么？",
    hint: "缺多少、从什么时候开始、眼下怎么应付。",
  },
  {
    key: "p3",
    dimension: "problem",
    text: "系统、数据和考核方面有哪些困难？",
    hint: "有几个系统要填，哪些内容重复，哪些数据要不到。",
  },
  {
    key: "g1",
    dimension: "suggestion",
    text: "最希望市县两级帮助解决什么？",
    hint: "尽量说到哪个部门、什么事项。",
  },
  {
    key: "g2",
    dimension: "suggestion",
    text: "体制机制上有什么建议？",
    hint: "人、钱、权、数据、考核，各听一听。",
  },
  {
    key: "g3",
    dimension: "suggestion",
    text: "本单位下一步准备怎么做？",
    hint: "有时间表的记下时间。",
  },
];
