/** Done by or to those who are trained, examined or treated, and said in two characters: 退培, 送训, 未到检, 应检. */
const ATTENDED = /[退参受送到应待复抽免缺弃漏补轮迟未已在入结延转停随][培训检测评考诊]$/;

/** True where a stretch ends in such a word, which no dictionary has. */
export const endsAttended = (stretch: string): boolean => ATTENDED.test(stretch);
