/** Groups of words for one deed: what is said of the one can be taken back by the other. */
const DEEDS: readonly (readonly [name: string, words: RegExp])[] = [
  ['mend', /整改|修复|销号|消除|整治|闭环|清零/],
  ['accept', /验收/],
  [
    'build',
    /完工|竣工|建成|施工|在建|投用|投入使用|交付|改造|新建|修建|硬化|实施|维修|修缮|安装|开放|启用|开馆|封顶|主体|通水|通电|通车|通气|接通/,
  ],
  ['start', /开工|动工/],
  ['buy', /到货|采购|购置|配备|交货|在途|交付/],
  ['pay', /发放|拨付|支付|兑付|兑现|到户|到账|领取|补发|结清|清偿|付清|尚欠|欠付|拨出/],
  ['settle', /办结|化解|答复|处置|办理|结案|清零|审结|回复|在办/],
  ['pass', /合格|达标/],
  ['fund', /到位|配套|下达|[尚仍还]缺/],
  ['remit', /缴库|上缴|缴入|[应未]缴/],
  ['hold', /持有|持证|取得|补办/],
  ['cover', /覆盖|建成|通达/],
  ['publish', /公开|公示|报送|备案/],
  ['check', /检查|清理|核查|排查/],
];
/** Said of any deed: 任务全部完成. */
const ANY = /完成|完毕|落实|执行|实现|达成|达到/;

export type Deeds = ReadonlySet<string>;

export const deedsIn = (text: string): Deeds =>
  new Set(DEEDS.flatMap(([name, words]) => (words.test(text) ? [name] : [])));

export const saysDone = (text: string): boolean => ANY.test(text);

/** What must be done before a deed can be: nothing is built that was not begun. */
const EARLIER: Readonly<Record<string, readonly string[]>> = {
  build: ['start'],
  accept: ['start'],
};

/** True when the deed claimed is, or takes in, the one left open. */
export const covers = (claimed: Deeds, open: Deeds): boolean =>
  claimed.size === 0 ||
  [...claimed].some((deed) => [deed, ...(EARLIER[deed] ?? [])].some((one) => open.has(one)));

/** Words for what is done to the end. */
export const VERB =
  '(?:完成|完工|竣工|整改|修复|办结|结案|审结|调处|建立|验收|到货|到位|发放|拨付|支付|兑付|兑现|投用|投入使用|开放|启用|建成|实施|落实|化解|答复|处置|办理|销号|安装|交付|缴库|上缴|公开|备案|开工|动工|清理|领取|达标|达到|实现|建设|覆盖|合格|公示|封顶|通水|通电|通车|通气|接通|拨出)';
