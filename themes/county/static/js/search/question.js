// What a citizen typed -> what it asks about, and what kind of answer it wants: 老年卡怎么补办 asks about 老年卡 and wants a guide.
//
// Words that only ask weigh nothing; words that say what is wanted weigh little, since every guide says 申请.

// Every way to ask where, before every verb: 向谁投诉.
const each = (ways, verbs) => ways.split(" ").flatMap((way) => verbs.split(" ").map((verb) => way + verb)).join(" ");

// [weight, what is wanted, words, what documents say in their place]. The weight is of a thing's, 1: 0 where no document says the
// word, the less the more documents say it beside everything, and most where it is nearly all that is asked (几点开门).
const LEXICON = [
  [0, "", "请问 请教 问一下 问下 问问 想问 想问下 想问问 想问一下 咨询一下 打听一下 打听 想知道 想了解 了解一下 想看 看看 我想 我要 我们 我家 我屋头 我屋 我的 我是 我 屋头 家里头 咱们 咱家 咱 俺家 俺 " +
    "你好 您好 帮我 帮忙 谁知道 有人知道 哪个晓得 晓得 知道 不知道 麻烦 听说 想 要不要 能不能 可不可以 是不是 有没有 有没得 会不会 算不算 给不给 管不管 行不行 准不准 让不让 用不用 好不好 得不得 还能不能 " +
    "是否 可以 可否 能否 有哪些 有那些 有些什么 有些啥 有什么 有啥子 有啥 什么是 是什么 是啥 是哪些 哪些 那些 哪个 哪样 哪种 什么样 啥样 什么 啥子 啥 怎么样 怎么样才 怎么回事 咋回事 为什么 为啥 为何 谁 吗 呢 吧 啊 呀 嘛 噻 的 得了 咋样 多大 " +
    "县里头 县里 我县 本县 全县 我们县 咱们县 本地 当地 这里 这儿 这边 我们这里 我们这儿 我们村 里头 一下 一下子 关于 以及 还是 还要 还 都 到底 究竟 如果 要是 需要 应该 应当 必须 一般 已经 有没 了没有 没有 没得 " +
    "能领 能拿 可以领 可以拿 是多少天 最多 最少 至少 才行 才可以 才能 的话 会怎样 怎么算 咋算 怎么说 咋说 呗 不啦 有没有人 " +
    "这个 那个 这种 那种 一共 总共 一个 几个 自己 有人 人家 别人 后来 真的 是真的吗 谢谢"],
  [0, "how", "怎么办 怎么弄 怎么搞 怎么整 怎么个 怎么 怎样 如何 咋个办 咋个 咋办 咋弄 咋搞 咋整 咋 该找谁 找谁 找哪个 找哪里 找哪个部门 哪个部门管 哪个部门 归谁管 谁管 归哪里管 哪里管 去哪里办 去哪办 在哪里办 在哪办 到哪里办 到哪办 哪里办 哪儿办 " +
    "需要什么 需要哪些 需要啥 要什么 要哪些 要啥子 要啥 要带什么 带什么 带啥 准备什么 准备哪些 准备啥 办什么 办啥 填什么 填啥"],
  [0.3, "how", "办理 申请 申报 申领 领取 补办 补领 办 交 材料 手续 流程 步骤 条件 资格 网上办 指南 办事指南 办理流程 申请条件 申请材料"],
  [0, "where", "哪里 哪儿 哪点 去哪里 去哪儿 去哪 到哪里 到哪儿 到哪 哪里去 什么地方 啥地方 向谁"],
  [0, "contact", "在哪里 在哪儿 在哪点 在哪条街 在哪条路 在哪 在哪里办公 在哪儿办公 在哪办公 在哪里上班 在几楼 怎么走 怎么联系 电话是多少 电话多少"],
  [0, "channel", "找谁问 打哪个电话 打什么电话 打哪个"],
  [0.5, "channel", each(
    "去哪 去哪里 去哪儿 到哪 到哪里 到哪儿 上哪 上哪里 上哪儿 在哪里 哪里可以 哪里能 找谁 找哪个 找哪个部门 向谁 向哪里 向哪个部门 跟谁 怎么 如何 咋",
    "告 投诉 举报 反映"), "投诉举报"],
  [0.8, "hours", "几点上班 几点下班 上班吗 上不上班 上班不 周末上班吗", "办公时间"],
  [0.8, "hours", "几点开门 几点关门 几点开 几点关 几点闭馆 几点开馆 开不开门 开门不 开门吗 开门没 关不关门 开不开 开放吗 开不开放 什么时候开门 什么时候开 营业时间", "开放时间"],
  [0.3, "contact", "电话号码 联系电话 咨询电话 办公电话 热线 电话 号码 联系方式 地址 位置 地点 办公地点"],
  [0.4, "hours", "上班时间 办公时间 工作时间 开放时间"],
  [0, "cost", "多少 好多 几多 几块钱 几块 几百 几千 几百块 要钱吗 要钱不 贵吗 贵不贵 花多少 几个点 一个月 每个月 每月 一年 每年 一吨 一方 一度 一平方 一平米 一亩 一亩地 一学期"],
  [0.25, "cost", "能拿多少 拿多少 领多少 能领多少 给多少 得多少 多少钱 好多钱 几多钱 多少元", "标准"],
  [0.4, "cost", "收费标准 补助标准 补贴标准 标准 价格 收费 费用 缴费 价钱 单价 额度 金额"],
  [0.4, "how", "办证 要办证 办什么证 什么证 哪些证 证件"],
  [0.4, "long", "几年换一次 几年一换 管几年 有效几年 几年有效 能用几年", "有效期"],
  [0, "when", "什么时候 什么时间 哪个时候 何时 啥时候 啥时 几时 好久 几号 几月 哪天 哪一天 是哪天 几点 开始了吗 开始没有 截止到 到什么时候"],
  [0, "long", "多久 多长时间 好长时间 要好久 几天 几个工作日 几个月 多少天 多少个工作日"],
  [0, "count", "多少人 多少户 多少个 多少家 多少所 多少套 有多少 有几所 有几家 有几个 有几套 几所 几家 几个人 几户 哪个最多 最多的是"],
  [0.4, "when", "时间安排 时间 日期 截止时间 截止 期限"],
  [0.4, "notice", "通知 公告 公示 通告 最新通知"],
  [0.5, "list", "名单 清单 目录 一览表 明细 统计 数据 结果"],
  [0.4, "rule", "政策 规定 办法 文件 制度 细则 条例 方案"],
  [0.4, "meaning", "解读 意思 含义"],
  [0, "new", "今年 最新 最近 现在 目前 今天 本月 这个月 近期"],
  [0, "next", "明年"],
  [0, "last", "去年"],
];
// Names that are no words of the list above and want something: what is given, and when, tell little beside another name;
// a telephone to complain is the thing itself.
const USUAL = [
  [0.6, "cost", "补助 补贴 补偿 赔偿"],
  [0.4, "cost", "免费 不收费 不要钱 不花钱 便宜 优惠 减免 打折"],
  [1, "channel", "投诉电话 举报电话 监督电话"],
  [0.5, "", "早上 上午 晚上 夜里 半夜 夜间 预约 排队 老家 过年 春节 放假"],
];
const ENDINGS = "了么嘛哦哪多";

// What the roles of documents are worth for a want, by the letter of the index (generator/search/facts.py): guide, office,
// notice, list, rule, meaning, yearly report, closed. How much is by trial (ADR 0150, 0199); a role not named is worth 1.
//
// Whatever is wanted: an office tells of everything that it has to do with, a list of how many there are, and of what is open
// on application nothing is told but the title. A want that one of them answers says so again.
const ANY = { c: 0.75, o: 0.9, l: 0.9 };
const ROLES = {
  how: { g: 1.4, l: 0.9, n: 0.95, m: 1.05, r: 1.05, y: 0.85 },
  where: { g: 1.15, o: 1.1, y: 0.9 },
  contact: { o: 1.9, l: 1, g: 1.1, y: 0.9 },
  channel: { o: 1.25, g: 1.2, y: 0.9 },
  hours: { o: 1.2, g: 1.05 },
  cost: { m: 1.05, r: 1.05, l: 0.86, g: 0.95 },
  when: { n: 1.15, g: 0.95 },
  long: { g: 1.25, r: 1.05, l: 0.88, y: 0.9 },
  notice: { n: 1.15, g: 0.85 },
  count: { l: 1.2, n: 1.05, o: 0.95 },
  list: { l: 1.15, n: 1.05, g: 0.85 },
  rule: { r: 1.2, m: 1.05 },
  meaning: { m: 1.4 },
};

// How questions are read on a site: `fold` gives texts as its index sees them (the traditional copy of this file is
// folded back to simplified characters).
export class Questions {
  constructor(fold) {
    this.words = new Map();
    this.longest = 0;
    for (const [weight, want, list, said] of LEXICON) {
      for (const word of list.split(" ").map(fold)) {
        this.words.set(word, { weight, want, said: said && fold(said) });
        this.longest = Math.max(this.longest, word.length);
      }
    }
    this.usual = new Map(USUAL.flatMap(([weight, want, list]) => list.split(" ").map((word) => [fold(word), { weight, want }])));
    this.endings = new Set(fold(ENDINGS));
  }

  // Words that ask, of more than one character.
  get asking() {
    return [...this.words.keys()].filter((word) => word.length > 1);
  }

  // A run of the query -> its parts in order: {text, weight}, and what is wanted. `named` gives the name of something
  // at a place, which is never taken apart.
  parted(run, named = () => undefined) {
    const parts = [], wants = new Set();
    let plain = "";
    const close = () => { if (plain) parts.push({ text: plain, weight: 1 }); plain = ""; };
    for (let at = 0; at < run.length;) {
      const name = named(run, at), word = this.wordAt(run, at);
      let step = 1;
      if (name && name.text.length >= word.length) {
        const own = this.words.get(name.text) ?? this.usual.get(name.text);
        close();
        const want = own?.want || this.wantedBy(name.text);
        if (want) wants.add(want);
        parts.push({ ...name, weight: own?.weight || 1 });
        step = name.text.length;
      } else if (word) {
        const { weight, want, said } = this.words.get(word) ?? ASKS;
        close();
        if (want) wants.add(want);
        if (weight) parts.push({ text: said ?? word, weight });
        step = word.length;
      } else if (this.endings.has(run[at]) && (at === run.length - 1 || !plain)) close();
      else plain += run[at];
      at += step;
    }
    close();
    const light = !parts.some(({ weight }) => weight === 1);
    return { parts: light ? parts.map((part) => ({ ...part, weight: 1 })) : parts, wants: [...wants] };
  }

  // What a name wants by its last word of the list: 低保名单 wants a list.
  wantedBy(name) {
    const last = Array.from(name, (_, at) => name.slice(at)).find((word) => this.words.get(word)?.weight);
    return last && this.words.get(last).want;
  }

  wordAt(run, at) {
    for (let length = Math.min(this.longest, run.length - at); length > 0; length--) {
      const word = run.slice(at, at + length);
      if (this.words.has(word)) return word;
    }
    return whether(run, at);
  }

  // Whether a text asks in words that no document holds: then what lies near is looked up first.
  asks(run) {
    return Array.from(run, (_, at) => this.wordAt(run, at)).some((word) => word.length > 1 && (this.words.get(word) ?? ASKS).weight === 0);
  }

  // What roles are worth for these wants.
  roles(wants) {
    return Object.assign({}, ANY, ...wants.map((want) => ROLES[want] ?? {}));
  }
}

const ASKS = { weight: 0 };

// A verb and its denial (收不收, 去没去): asks, and says no more than the verb alone would. Escape: as in concepts.js.
const whether = (run, at) => (run[at] === run[at + 2] && "不\u6ca1".includes(run[at + 1] ?? "-") ? run.slice(at, at + 3) : "");
