/**
 * Chinese names as people look them up: by pinyin, as ICU sorts them - and as browsers do with `zh`. It is deterministic,
 * so that a keyset page can begin behind a name. The indexes of migration Lists1764900100000 are in the same order.
 */
export const BY_PINYIN = 'COLLATE "zh-Hans-x-icu"';
