// What a citizen typed -> what it asks about, and what kind of answer it wants: 居住证怎么办理 asks about 居住证 and wants a guide.
//
// Words that only ask weigh nothing; words that say what is wanted weigh little, since every guide says 申请.

// [weight, what is wanted, words]
const LEXICON = [
  [0, "", "请问 问一下 想问 想知道 想了解 我想 我要 我们 我家 我的 我是 我 咱们 咱 你好 您好 帮我 谁知道 麻烦 想 要不要 能不能 可不可以 是不是 有没有 是否 " +
    "可以 能否 有哪些 有什么 什么是 是什么 是哪些 哪些 哪个 哪种 什么样 什么 怎么样 怎么回事 为什么 为啥 啥 谁 吗 呢 吧 啊 呀 的 得了 咋样 多大 " +
    "县里 我县 本县 全县 我们县 本地 当地 这里 一下 关于 以及 还是 还要 还 都 到底 如果 需要 应该 应当 必须 一般"],
  [0, "how", "怎么办 怎么弄 怎么 怎样 如何 咋办 咋弄 咋 该找谁 找谁 找哪个部门 哪个部门管 归谁管 谁管 去哪里办 去哪办 在哪里办 在哪办 需要什么 需要哪些 要什么 要哪些 要带什么 带什么"],
  [0.3, "how", "办理 申请 申报 申领 领取 补办 补领 办 交 材料 手续 流程 步骤 条件 资格 网上办 指南 办事指南 办理流程 申请条件 申请材料"],
  [0, "where", "哪里 哪儿 去哪里 去哪儿 去哪 到哪里 到哪 什么地方"],
  [0, "contact", "在哪里 在哪儿 在哪 怎么走 怎么联系 找谁问 几点上班 几点下班 几点开门 上班吗"],
  [0.3, "contact", "电话号码 联系电话 咨询电话 办公电话 热线 电话 号码 联系方式 地址 位置 地点 上班时间 办公时间 工作时间"],
  [0, "cost", "多少钱 多少元 多少 几块钱 要钱吗 收费吗 贵吗 花多少 几个点 一个月 每个月 每月 一年 每年 一吨 一度 一平方 一亩"],
  [0.4, "cost", "收费标准 补助标准 标准 价格 收费 费用 缴费 价钱 单价 额度 金额"],
  [0, "when", "什么时候 何时 啥时候 几号 几月 哪天 多久 多长时间 几天 几点 开始了吗 截止到"],
  [0.4, "when", "时间安排 时间 日期 截止时间 截止 期限"],
  [0.4, "notice", "通知 公告 公示 通告 最新通知"],
  [0.5, "list", "名单 清单 目录 一览表 明细 统计 数据 结果"],
  [0.4, "rule", "政策 规定 办法 文件 制度 细则 条例 方案"],
  [0.4, "meaning", "解读 意思 含义"],
  [0, "new", "今年 最新 最近 现在 目前 今天 本月 这个月 近期"],
  [0, "next", "明年"],
  [0, "last", "去年"],
];
const ENDINGS = "了么嘛哦哪多";

// Roles of documents that answer a want, by the letter of the index, and what such a document usually says.
const ANSWERS = {
  how: { roles: { g: 1.4, l: 0.95, n: 0.95, m: 1.05 }, hints: ["指南", "办理", "申请", "流程"] },
  where: { roles: { g: 1.15, o: 1.1 }, hints: ["地点", "服务"] },
  contact: { roles: { o: 1.9, g: 1.1 }, hints: ["电话", "地址", "渠道"] },
  cost: { roles: { m: 1.05, l: 1.1, g: 0.95 }, hints: ["标准", "价格", "收费", "缴费", "补助"] },
  when: { roles: { n: 1.15, g: 0.95 }, hints: ["通知", "公告", "时间", "安排"] },
  notice: { roles: { n: 1.15, g: 0.85 }, hints: [] },
  list: { roles: { l: 1.15, n: 1.05, g: 0.85 }, hints: [] },
  rule: { roles: { r: 1.2, m: 1.05 }, hints: [] },
  meaning: { roles: { m: 1.4 }, hints: [] },
};

// How questions are read on a site: `fold` gives texts as its index sees them (the traditional copy of this file is
// folded back to simplified characters).
export class Questions {
  constructor(fold) {
    this.words = new Map();
    this.longest = 0;
    for (const [weight, want, list] of LEXICON) {
      for (const word of list.split(" ").map(fold)) {
        this.words.set(word, { weight, want });
        this.longest = Math.max(this.longest, word.length);
      }
    }
    this.endings = new Set(fold(ENDINGS));
    this.hints = Object.fromEntries(Object.entries(ANSWERS).map(([want, { hints }]) => [want, hints.map(fold)]));
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
        close();
        parts.push({ ...name, weight: 1 });
        step = name.text.length;
      } else if (word) {
        const { weight, want } = this.words.get(word);
        close();
        if (want) wants.add(want);
        if (weight) parts.push({ text: word, weight });
        step = word.length;
      } else if (this.endings.has(run[at]) && (at === run.length - 1 || !plain)) close();
      else plain += run[at];
      at += step;
    }
    close();
    const light = !parts.some(({ weight }) => weight === 1);
    return { parts: light ? parts.map((part) => ({ ...part, weight: 1 })) : parts, wants: [...wants] };
  }

  wordAt(run, at) {
    for (let length = Math.min(this.longest, run.length - at); length > 0; length--) {
      const word = run.slice(at, at + length);
      if (this.words.has(word)) return word;
    }
    return "";
  }

  // Whether a text asks in words that no document holds: then what lies near is looked up first.
  asks(run) {
    return Array.from(run, (_, at) => this.wordAt(run, at)).some((word) => word.length > 1 && this.words.get(word).weight === 0);
  }

  // What roles are worth for these wants, by the letter of the index, and what such documents usually say.
  answers(wants, year) {
    return {
      roles: Object.assign({}, ...wants.map((want) => ANSWERS[want]?.roles ?? {})),
      hints: [...wants.flatMap((want) => this.hints[want] ?? []), ...YEARS.filter(([want]) => wants.includes(want)).map(([, more]) => `${year + more}年`)],
    };
  }
}

const YEARS = [["new", 0], ["next", 1], ["last", -1]];
