/** How what is typed on a page stands with the server. */
export type SavingKind = 'saved' | 'pending' | 'saving' | 'offline' | 'conflict' | 'refused';

/** A pause in typing after which it is saved. */
export const WAIT_MS = 800;
/** While the server is out of reach, it is tried again after this. */
export const RECONNECT_MS = 4_000;
/** What people read of it, and its colour. */
export const SAVING_SHOWN: Readonly<
  Record<SavingKind, { readonly text: string; readonly colour: string }>
> = {
  saved: { text: '已保存', colour: 'green' },
  pending: { text: '有改动，即将保存', colour: 'gold' },
  saving: { text: '正在保存…', colour: 'gold' },
  offline: { text: '暂时存不到服务器，内容已留在本机，恢复后自动保存', colour: 'red' },
  conflict: { text: '未保存：他人也改了同一处', colour: 'red' },
  refused: { text: '未保存：有内容需要更正', colour: 'red' },
};
