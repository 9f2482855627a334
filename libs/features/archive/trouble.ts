import type { JobTrouble } from '#libs/features/ports';

/** What keeps a job from being done, for people; null: nothing, as far as is known. */
export const troubleWords = (trouble: JobTrouble | null): string | null =>
  trouble && (trouble.message ?? '系统出错，请系统管理员查看日志。');
