import { reportLabels, type ReportLabelStrings } from "@/lib/reports/formats/labels";
import type { ReportEvidence, ReportModel, ReportPoint } from "@/lib/reports/model";
import type { DimensionKey, SiteKind } from "@/lib/vocabulary";

/** The words of the zh-CN catalogue, spelled out so that the writer's tests need no catalogue. */
export const sampleLabelStrings: ReportLabelStrings = {
  evidenceIndex: "佐证索引",
  annex: "附件",
  annexReference: "附件：",
  copyTo: "抄送：",
  printedOn: "{date}印发",
  stageNotes: {
    first_draft: "（初稿）",
    consultation: "（征求意见稿）",
    for_approval: "（送审稿）",
    final: "",
  },
  dimensions: { status: "工作现状", example: "经验典型", problem: "存在问题", suggestion: "思考建议" },
  shortDimensions: { status: "现状", example: "典型", problem: "问题", suggestion: "建议" },
  evidenceColumns: ["编号", "镇街", "日期", "维度", "原文"],
  chartSeries: "谈到的镇街园区数",
  chartCaption: "图{number}　{heading}：走访的{ofSites}个镇街园区中谈到的个数",
  mentionVerbs: { status: "谈到", example: "介绍了做法", problem: "反映", suggestion: "提出建议" },
  supportVerbs: { status: "开展", example: "有探索", problem: "反映", suggestion: "提出" },
  support: "走访的{ofSites}个镇街园区中{sites}个{verb}（{names}）。",
  supportUnnamed: "走访的{ofSites}个镇街园区中{sites}个{verb}。",
  supportFew: "走访的{ofSites}个镇街园区中有个别{verb}。",
  supportInAnnex: "走访的{ofSites}个镇街园区中{sites}个{verb}（名单见{annex}）。",
  namesAnnex: "镇街园区名单",
  namesColumns: ["编号", "主题", "镇街园区"],
  annexTitles: { text: "有关情况说明", sites: "调研点名单", figures: "主要数据表", photos: "调研照片" },
  siteColumns: ["序号", "区县", "镇街园区", "类别"],
  siteKinds: { town: "镇", township: "乡", subdistrict: "街道", park: "园区" },
  sitesCaption: "表{number}　走访的镇街园区（共{count}个）",
  figureColumns: ["指标", "数值", "截至", "口径", "来源"],
  figuresCaption: "表{number}　报告引用的数据（共{count}项）",
  figureAbout: "约{value}{unit}",
  figureValue: "{value}{unit}",
  figureFew: "个别，不列",
  figureSpan: "{from}至{to}",
  figureSource: "{sites}个镇街园区",
  figureSourceMissing: "{sites}个镇街园区（缺{missing}个）",
  photoCaption: "图{number}　{caption}（{site}，{date}）",
  photoUncaptioned: "图{number}　{site}，{date}",
  photoMissing: "（照片文件缺失）",
  nameSeparator: "、",
  namesAmong: "{names}等",
  date: "{year}年{month}月{day}日",
  shortDate: "{year}.{month}.{day}",
};

export const sampleLabels = reportLabels(sampleLabelStrings);

const sites: readonly (readonly [name: string, kind: SiteKind, visitedOn: string])[] = [
  ["青石镇", "town", "2026-09-03"],
  ["柳湾镇", "town", "2026-09-04"],
  ["云溪乡", "township", "2026-09-08"],
  ["东渡街道", "subdistrict", "2026-09-09"],
  ["南门街道", "subdistrict", "2026-09-10"],
  ["临港产业园", "park", "2026-09-15"],
  ["白塔镇", "town", "2026-09-16"],
  ["沙河镇", "town", "2026-10-09"],
];

/** What the site at that position of the list said. */
function heard(site: number, dimension: DimensionKey, text: string): ReportEvidence {
  const [siteName, siteKind, visitedOn] = sites[site] ?? ["", "town", "2026-09-01"];
  return {
    entryId: `entry-${site}-${dimension}-${text.slice(0, 6)}`,
    visitId: `visit-${site}`,
    siteName,
    siteKind,
    visitedOn,
    dimension,
    text,
  };
}

function point(lead: string, text: string, evidence: ReportEvidence[]): ReportPoint {
  const siteNames = [...new Set(evidence.map(({ siteName }) => siteName))];
  return {
    id: `point-${lead}`,
    lead,
    text,
    support: siteNames.length > 1 ? { sites: siteNames.length, ofSites: sites.length, siteNames } : null,
    evidence,
  };
}

const vacancy = heard(0, "problem", "镇里分管的同志一人身兼五岗，真正花在这项工作上的时间一周不到一天。");

/** Four pages and an annex, of a fictional city: every layout of the writer, and one entry cited twice. */
export const sampleReport: ReportModel = {
  title: "关于全市基层议事协商工作情况的\n调研报告",
  stage: "consultation",
  preface: [
    "按照年度重点课题安排，为摸清全市基层议事协商工作的底数，找准短板弱项，提出务实管用的对策，2026年9月至10月，课题组赴全市8个镇街园区开展专题调研。调研采取座谈交流、实地走访、个别访谈和查阅资料等方式，先后召开座谈会8场，听取镇村干部、企业负责人、商户和居民代表等86人次的意见。",
    "现将有关情况报告如下。",
  ],
  sections: [
    {
      id: "achievements",
      heading: "主要做法和成效",
      layout: "run_in",
      lead: "各地把议事协商作为解决群众身边事的抓手，阵地、机制、队伍建设都有新的进展。",
      points: [
        point(
          "阵地覆盖面不断扩大",
          "村（社区）普遍依托党群服务中心设立“议事厅”，有条件的自然村和小区设立了议事点。截至2026年8月底，8个镇街园区共建成议事点214个，其中当年新建37个。",
          [
            heard(0, "status", "全镇21个村（社区）都有议事厅，今年又在集镇的三个小区设了议事点。"),
            heard(1, "status", "议事点建在渡口老茶馆里，来的人比开会多。"),
            heard(3, "status", "12个社区全部建成议事厅，由社区书记兼任召集人。"),
          ],
        ),
        point(
          "议事程序逐步规范",
          "多数镇街明确了“提、议、定、办、评”五个环节，议题从哪里来、由谁参加、结果谁来落实，有章可循。东渡街道把议定事项列入街道督查清单，按月通报办理进度。",
          [
            heard(3, "example", "议定的事情进街道督查清单，每月5日前通报一次。"),
            heard(4, "status", "五个环节的表格挂在墙上，居民知道下一步该找谁。"),
          ],
        ),
        point(
          "一批急难愁盼问题得到解决",
          "停车难、加装电梯、农田沟渠清淤等事项通过协商形成共识。柳湾镇围绕老街排水改造先后协商6次，施工期间没有发生一起信访。",
          [heard(1, "example", "老街排水改造议了6次，图纸改了3版，开工以后一封信访件都没有。")],
        ),
      ],
    },
    {
      id: "problems",
      heading: "存在的突出问题",
      layout: "run_in",
      lead: "对照群众的期待，还有一些共性的短板需要补齐。",
      points: [
        point(
          "专职力量薄弱",
          "镇街没有专门的机构和编制，具体工作由组织、民政或者综治条线的同志兼着做，人员变动频繁，业务培训跟不上。不少村（社区）的召集人同时担任网格长、调解员，精力难以兼顾，议事会一年开不了几次。",
          [
            vacancy,
            heard(2, "problem", "乡里没有专人，谁有空谁去，去年换了三个人。"),
            heard(5, "problem", "园区只有综合办两个人，管着46家企业的协商事项。"),
            heard(6, "problem", "召集人都是兼职，培训只有年初一次。"),
            heard(7, "problem", "村里年轻人少，会议记录要请小学老师帮忙。"),
          ],
        ),
        point(
          "议题质量不高",
          "一些地方议题由上面定、名单由干部排，居民主动提出的不到三成；有的把通知布置也算作协商，为了凑场次而开会。园区企业反映，涉及用工、交通的事项牵头部门不明确，议了也没有下文。",
          [
            heard(4, "problem", "居民自己提的议题大概两三成，其余是社区排的。"),
            heard(5, "problem", "通勤班车的事议了两回，没有部门牵头。"),
            heard(6, "problem", "有的会就是传达文件，也算一次协商。"),
          ],
        ),
        point(
          "成果落实缺少闭环",
          "议定事项涉及多个部门的，镇街协调不动；需要资金的，没有固定渠道，靠一事一议临时筹措。议完之后办得怎么样，反馈给参加人的不多，群众的积极性受到影响。沙河镇2025年议定的23件事项中，到年底办结14件，其余9件大多卡在资金和审批两个环节。",
          [
            heard(7, "problem", "2025年议定23件，办结14件，剩下的卡在钱和审批上。"),
            heard(2, "problem", "办没办成，参加议事的人往往不知道。"),
            heard(1, "problem", "涉及水利、交通两家的，镇里叫不动。"),
          ],
        ),
        point(
          "经费保障不稳定",
          "除东渡街道每年安排专项经费外，其余镇街园区没有单列预算，议事点的水电、耗材和召集人的误工补贴从村集体收入中列支。集体经济薄弱的村负担较重，有的议事点建成以后很少开门。云溪乡两个村的议事点去年只开放了11天，台账上却登记了24次活动，数字与实际不符，需要进一步核实。",
          [
            vacancy,
            heard(2, "problem", "两个村的议事点去年一共开了11天。"),
            heard(0, "problem", "误工补贴村里出，一年八千多块，薄弱村拿不出来。"),
          ],
        ),
        point(
          "数字化手段用得不好",
          "各级各条线开发的小程序有7个之多，功能重复，数据不通，同一件事要在几个平台上分别填报。老年人不会用，年轻人不愿用，线上议事的实际参与率普遍低于两成。干部反映，填表留痕占去了大量时间，真正坐下来同群众商量事情的时间反而少了；一些好的意见散落在微信群里，没有人整理，过后也找不到。部分镇街尝试把线上意见和线下会议合在一张表里登记，但因为没有统一的格式，汇总时仍然要靠人工逐条核对。",
          [
            heard(3, "problem", "手机里装了7个小程序，同一件事报三遍。"),
            heard(4, "problem", "线上议事点开看的多，说话的少，不到两成。"),
            heard(6, "problem", "好的意见在微信群里，过几天就翻不到了。"),
          ],
        ),
        point(
          "参与面还不够宽",
          "参加议事的多是老党员、老干部和楼栋长，在职人员、外来务工人员和企业职工参加得少。会议大多安排在工作日的白天，年轻人请不出假来；租住在村里的务工人员不清楚自己能不能参加，也没有人专门去通知。临港产业园外来职工占七成以上，近两年参加过园区议事会的只有19人次。",
          [
            heard(5, "problem", "外来职工占七成，两年里来议过事的只有19人次。"),
            heard(4, "problem", "会都开在上班时间，来的总是那几位。"),
          ],
        ),
      ],
    },
    {
      id: "suggestions",
      heading: "下一步工作的建议",
      layout: "sub_headings",
      lead: "建议坚持问题导向，在队伍、机制、保障三个方面同步发力。",
      points: [
        point(
          "配强工作力量",
          "在镇街明确一个机构归口负责，每个村（社区）选配1名召集人、1名记录员，所需岗位从现有网格员中统筹。建立分级培训制度，市级每年轮训召集人不少于1次。",
          [
            heard(0, "suggestion", "归口到一个办公室，别再条线各管各的。"),
            heard(6, "suggestion", "召集人一年至少轮训一次，多讲案例。"),
          ],
        ),
        point(
          "健全办理机制",
          "推行“一事一表、全程留痕”，议定事项按权限分级办理，镇街解决不了的由市级部门限期答复，办理结果在7日内反馈给参加人并公开。",
          [heard(7, "suggestion", "镇里办不了的，市里要有个口子接，还要限期答复。")],
        ),
        point(
          "稳定经费来源",
          "将议事协商经费列入镇街年度预算，对集体经济薄弱村给予适当补助，所需资金优先从现有基层治理专项中调剂。",
          [heard(2, "suggestion", "薄弱村一年补三五千块，议事点就能开得起门。")],
        ),
      ],
    },
  ],
  closing: ["以上报告，请予审阅。"],
  issuer: "市基层议事协商课题组",
  issuedOn: "2026-11-03",
  addressee: "市委、市政府",
  annexes: [],
  copyTo: "",
  printedBy: "",
  printedOn: null,
  sealed: true,
};
