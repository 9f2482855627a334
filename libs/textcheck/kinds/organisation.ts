import { findingOf, rangeOf } from '../finding-of.js';
import type { Kind } from '../kind.js';
import type { Organisation, TextDocument } from '../document.js';
import type { Sentence } from '../text/sentences.js';

/** 乡镇, 村镇 and the like are generic words; 集镇 and 建制镇 are places. */
const TOWN_WORD: Readonly<Record<string, RegExp>> = {
  乡: /(?<=^|[，。、；：“\s]|保障|支持|召开|组织|规范|加强|[经由对为的了])镇(?=[级人党政村机武财综内域区的]|政府)(?!村)|(?:我|本|全)镇|(?:我|本)街道/g,
  镇: /(?:我|本|全)乡(?![村镇亲愁])|(?:我|本)街道/g,
  街道: /(?:我|本|全)(?:乡(?![村镇亲愁])|镇)/g,
};
/** 党组 is a department's; a township, town or subdistrict has a party committee. */
const PARTY_GROUP = /党组(?:会议?|成员|书记)?(?!织)/g;

/** The wrong suffix or the wrong body for this kind of organisation. */
export const organisationSuffix: Kind = {
  id: 'organisation_suffix',
  name: '单位称谓不符',
  severity: 'warning',
  reason: '乡的报告自称镇、乡镇的报告写党组会议，多为套用其他单位的文本。',
  fires: [
    '保定市徐水区户木乡人民政府\n2024年度自评报告\n积极组织活动，提升我镇的党建水平。',
    '保定市徐水区户木乡人民政府\n2024年度自评报告\n支持保障镇人大工作顺利开展。',
    '保定市徐水区户木乡人民政府\n2024年度自评报告\n并经过党组会议专题研究。',
  ],
  spares: [
    '保定市徐水区户木乡人民政府\n2024年度自评报告\n加强乡镇党组织建设，推进村镇规划，改善城镇面貌，实现镇村一体。',
    '保定市徐水区大王店镇人民政府\n2024年度自评报告\n提升我镇的党建水平，服务乡村振兴。',
    '保定市徐水区农业农村局\n2024年度自评报告\n经局党组会议研究。',
  ],
  find: (document) => {
    const { organisation } = document;
    if (organisation === null) return [];
    const wrong = TOWN_WORD[organisation.kind];
    const isTown = wrong !== undefined;
    return document.passages.slice(1).flatMap((passage) => [
      ...(isTown ? everyMatch(passage, wrong) : []).map((at) =>
        findingOf(organisationSuffix, document, [at], {
          message: `本单位是${organisation.kind}，文中写作“${document.source.slice(at.start, at.end)}”。`,
          suggestion: `改为${organisation.kind}的称谓。`,
          confidence: 0.85,
        }),
      ),
      ...(isTown ? everyMatch(passage, PARTY_GROUP) : []).map((at) =>
        findingOf(organisationSuffix, document, [at], {
          message: `${organisation.kind}设党委，文中写作“${document.source.slice(at.start, at.end)}”。`,
          suggestion: '改为党委会议，或核对会议名称。',
          confidence: 0.75,
        }),
      ),
    ]);
  },
};

const everyMatch = (passage: Sentence, pattern: RegExp): { start: number; end: number }[] =>
  [...passage.text.matchAll(pattern)].map((match) => rangeOf(passage, match));

/** A township or town by name, where a name can begin. */
const NAMED =
  /(?<=^|[，。、；：\s“（(]|(?:在|由|对|与|和|为|经|按照|根据|关于|保障|支持|提升|推动|促进|加强))([一-龥]{2,3})(乡|镇|街道)(?=人民政府|政府|党委|财政所|辖区|机关|党政|综合|人大|武装|街道办|办事处|202|的)/g;
const GENERIC =
  /保障|支持|提升|推动|促进|加强|服务|[和与的了及在由对为经把将使让向从报已]|(?:[全各本我该区县市乡村城]|每个|所有|有关|相关|其他|其它|中心|重点|特色|美丽|示范|周边|有的|部分|一个|几个)$/;
const DISTRICT =
  /(?<=^|[，。、；：\s“（(]|在|由|对|与|和|经|按照|根据|向|报)([一-龥]{2}[区县])(?=人民政府|财政局|委|政府|门户)/g;

/** Somebody else's name, left over from the text this one was made from. */
export const foreignOrganisation: Kind = {
  id: 'foreign_organisation',
  name: '其他单位名称',
  severity: 'warning',
  reason: '正文出现其他乡镇、区县的名称，多为套用其他单位的文本。',
  fires: [
    '保定市徐水区户木乡人民政府\n2024年度自评报告\n保障大王店镇机关正常运转。',
    '保定市徐水区户木乡人民政府\n2024年度自评报告\n按照清苑区财政局要求报送。',
  ],
  spares: [
    '保定市徐水区户木乡人民政府\n2024年度自评报告\n保障户木乡机关正常运转，按照徐水区财政局要求报送。',
    '保定市徐水区户木乡人民政府\n2024年度自评报告\n保障各乡镇机关、中心镇政府正常运转。',
  ],
  find: (document) => {
    const { organisation } = document;
    if (organisation === null) return [];
    return document.passages
      .slice(1)
      .flatMap((passage) => foreignIn(document, passage, organisation));
  },
};

function foreignIn(
  document: TextDocument,
  passage: Sentence,
  own: Organisation,
): ReturnType<Kind['find']> {
  const towns = [...passage.text.matchAll(NAMED)].filter(([, name = '']) => {
    const isOwn = own.full.includes(name) || name.endsWith(own.name.slice(-2));
    return !isOwn && !GENERIC.test(name);
  });
  const districts = [...passage.text.matchAll(DISTRICT)].filter(
    ([, name = '']) =>
      /[区县]/.test(own.full) && !own.full.includes(name) && !/[我本全各该市和与报已]/.test(name),
  );
  return [...towns, ...districts].map((match) => {
    const at = rangeOf(passage, match);
    return findingOf(foreignOrganisation, document, [at], {
      message: `出现其他单位名称“${match[0]}”，本单位是${own.full}。`,
      suggestion: '核对是否套用了其他单位的文本。',
      confidence: 0.75,
    });
  });
}
