import { findingOf, rangeOf } from '../finding-of.js';
import type { Kind } from '../kind.js';
import type { Sentence } from '../text/sentences.js';

/** 乡镇, 村镇 and the like are generic words; 集镇 and 建制镇 are places. */
const TOWN_WORD: Readonly<Record<string, RegExp>> = {
  乡: /(?<=^|[，。、；：“\s]|保障|支持|召开|组织|规范|加强|[经由对为的了])镇(?=[级人党政村机武财综内域区的]|政府)(?!村)|(?:我|本|全)镇|(?:我|本)街道/g,
  镇: /(?:我|本|全)乡(?![村镇亲愁])|(?:我|本)街道/g,
  街道: /(?:我|本|全)(?:乡(?![村镇亲愁])|镇)/g,
};
/** What another kind of unit calls itself: a leftover in the report of one whose name ends so. */
const OTHERS_WE: Readonly<Record<string, RegExp>> = {
  乡: /我(?:局(?!限|部|面)|校(?!区|验|对)|院(?!系|落))/g,
  镇: /我(?:局(?!限|部|面)|校(?!区|验|对)|院(?!系|落))/g,
  街道: /我(?:局(?!限|部|面)|校(?!区|验|对)|院(?!系|落))/g,
  局: /我(?:[乡镇](?!村)|街道|校(?!区|验|对)|院(?!系|落))/g,
  院: /我(?:[乡镇](?!村)|街道|局(?!限|部|面))/g,
  学校: /我(?:[乡镇](?!村)|街道|局(?!限|部|面)|院(?!系|落))/g,
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
    '石桥县人民医院\n2024年度自评报告\n我局按照规定公开预算。',
    '清沅县教育局\n2024年度自评报告\n我镇绩效管理水平不断提高。',
  ],
  spares: [
    '保定市徐水区户木乡人民政府\n2024年度自评报告\n加强乡镇党组织建设，推进村镇规划，改善城镇面貌，实现镇村一体。',
    '保定市徐水区大王店镇人民政府\n2024年度自评报告\n提升我镇的党建水平，服务乡村振兴。',
    '保定市徐水区农业农村局\n2024年度自评报告\n经局党组会议研究。',
    '清沅县教育局\n2024年度自评报告\n我局及所属学校按规定公开，我县乡镇学校全部达标。',
    '石桥县人民医院\n2024年度自评报告\n我院医护人员服务我县群众，突破自我局限。',
  ],
  find: (document) => {
    const { organisation } = document;
    if (organisation === null) return [];
    const { kind } = organisation;
    const wrong = [TOWN_WORD[kind], OTHERS_WE[kind]].filter((words) => words !== undefined);
    const isTown = kind in TOWN_WORD;
    return document.passages.slice(1).flatMap((passage) => [
      ...wrong
        .flatMap((words) => everyMatch(passage, words))
        .map((at) =>
          findingOf(organisationSuffix, document, [at], {
            message: `本单位是${kind}，文中写作“${document.source.slice(at.start, at.end)}”。`,
            suggestion: `改为${kind}的称谓。`,
            confidence: 0.85,
          }),
        ),
      ...(isTown ? everyMatch(passage, PARTY_GROUP) : []).map((at) =>
        findingOf(organisationSuffix, document, [at], {
          message: `${kind}设党委，文中写作“${document.source.slice(at.start, at.end)}”。`,
          suggestion: '改为党委会议，或核对会议名称。',
          confidence: 0.75,
        }),
      ),
    ]);
  },
};

const everyMatch = (passage: Sentence, pattern: RegExp): { start: number; end: number }[] =>
  [...passage.text.matchAll(pattern)].map((match) => rangeOf(passage, match));
