import type { CodedEntry, CodedStudy, NamedTheme } from "@/lib/testing/suggestion-hits";

/**
 * A study whose outline does not mirror its themes: every question is asked of every theme, so that only the words can
 * tell. An entry speaks of its theme in one of its phrases, between phrases that any entry has, and every third one
 * mentions a second theme in passing. The same at every run.
 */
const subjects: [name: string, definition: string, phrases: string][] = [
  [
    "饮水",
    "水源、管网和水压。",
    "自来水早晚才有压 水管冬天冻裂 蓄水池见底 村民挑水吃 水费按户均摊 水源地没围栏 管网老化漏水",
  ],
  [
    "道路",
    "村组道路的硬化和养护。",
    "村路没硬化 塌方半月没清 会车要倒一里地 路肩让大车压垮 养护员一人管二十里 桥面坑洼 客车不肯进村",
  ],
  [
    "养老",
    "老人的吃饭、照料和活动场所。",
    "独居老人吃饭没着落 日间照料室锁着门 助餐点一天做四十份 子女都在外地 护理员难招 老人摔倒没人知道",
  ],
  [
    "就医",
    "看病、取药和转诊。",
    "村医快退休了 拿慢病药要跑县城 卫生室没有血压仪 签约服务只签不看 夜里急诊找不到车 药品目录太窄",
  ],
  [
    "上学",
    "学校、接送和作业托管。",
    "并校后孩子走八里路 校车一趟坐不下 食堂是借的 老师一年一换 放学没人看作业 寄宿床位不够",
  ],
  [
    "垃圾",
    "垃圾的收集和清运。",
    "垃圾桶三天才清一回 填埋场满了 保洁员工资欠着 河边倒建筑渣 分类桶最后混着拉 中转站臭味大",
  ],
  ["灌溉", "渠道、泵站和用水次序。", "渠道淤了半截 泵站电费没人出 下游轮不上水 闸门锈死 插秧时抢水 末级渠系没配套"],
  ["快递", "收寄和进村的最后一段。", "快递只到镇上 取件再收两块钱 冷链车不下乡 代收点在小卖部 农货发不出去 包装箱缺货"],
  [
    "民宿",
    "民宿、游客和淡旺季。",
    "周末房订满平日空着 民宿办证来回跑 停车占了晒场 游客嫌没有热水 旺季请不到保洁 平台抽成高",
  ],
  ["用电", "电压、线路和电价。", "电压低空调带不动 线路搭在树上 烤房增容等半年 台区跳闸 农排电价没落实 变压器超载"],
];
/** What is said of each subject in each dimension. */
const frames: [dimension: string, suffix: string, before: string, after: string][] = [
  ["status", "现状", "目前 现在 这几年 全村 镇里统计", "基本能维持 由村里兜着 每月碰一次头 登记在册"],
  [
    "example",
    "好办法",
    "后来换了个法子 党员先带头 几户合起来 试了一个月",
    "如今都照这样做 别的村来看过 没花多少钱 坚持两年了",
  ],
  ["problem", "难处", "最头疼的是 反映几回了 说到底 干部也没办法", "一直没解决 拖了三年 找谁都说不归他管 群众有意见"],
  ["suggestion", "建议", "希望上面 建议 最好能 请有关部门", "给个准信 列进明年计划 定个标准 派人来看看"],
];
const asides = "这是实话 大家都这么说 前两天还在讲 账本上都有 去年也提过 我们记着呢";

/** Numbers from 0 to 1 that are the same at every run (mulberry32). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function generatedStudy({ visits = 30, per = 12, seed = 7 } = {}): CodedStudy {
  const chance = chances(seed);
  const one = (words: string) => {
    const all = words.split(" ");
    return all[Math.floor(chance() * all.length)] ?? "";
  };
  const themes: NamedTheme[] = frames.flatMap(([dimension, suffix]) =>
    subjects.map(([name, definition], place) => ({
      id: `${dimension}-${place}`,
      dimension,
      name: `${name}${suffix}`,
      definition,
    })),
  );
  const entries: CodedEntry[] = Array.from({ length: visits * per }, (_, number) => {
    const [dimension = "", , before = "", after = ""] = frames[number % frames.length] ?? [];
    // A few subjects are spoken of most.
    const place = Math.floor(chance() ** 1.5 * subjects.length);
    const passing = Math.floor(chance() * subjects.length);
    const question = Math.floor(chance() * 3);
    const phrases = subjects[place]?.[2] ?? "";
    const parts = [one(before), one(phrases), ...(chance() < 0.5 ? [one(phrases)] : []), one(asides), one(after)];
    if (chance() < 0.34) parts.splice(3, 0, one(subjects[passing]?.[2] ?? ""));
    return {
      visit: `visit-${Math.floor(number / per)}`,
      dimension,
      text: `${parts.join("，")}。`,
      question: {
        id: `${dimension}-q${question}`,
        text: ["讲一件最近的事", "谁在管、怎么管", "还想说什么"][question] ?? "",
      },
      themes: [`${dimension}-${place}`],
    };
  });
  return { themes, entries };
}
