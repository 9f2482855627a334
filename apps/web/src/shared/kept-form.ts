import type { FormInstance } from 'antd';
import { useEffect, useState } from 'react';
import { useSession } from '../session/session.tsx';

const isFilled = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  !(Array.isArray(value) && value.length === 0);

interface KeptForm<T> {
  /** Something typed earlier was put back into the form. */
  readonly restored: boolean;
  /** Takes what the form holds now. */
  readonly keep: (values: Partial<T>) => void;
  /** It was sent, or is not wanted any more. */
  readonly forget: () => void;
}

/**
 * Keeps a half-filled form in this tab until it is sent: leaving the page, a reload or a session that ends loses nothing. Files cannot be kept: they are chosen again.
 * @param key names the form within the application; undefined keeps nothing
 * @param revive gives kept values their types back after JSON
 */
export function useKeptForm<T extends object>(
  form: FormInstance<T>,
  key: string | undefined,
  open = true,
  revive: (kept: Partial<T>) => Partial<T> = (kept) => kept,
): KeptForm<T> {
  const { me } = useSession();
  const [restored, setRestored] = useState(false);
  const place = key === undefined ? undefined : `ziping.form.${me?.userId ?? ''}.${key}`;
  useEffect(() => {
    if (!open || place === undefined) return;
    const text = sessionStorage.getItem(place);
    setRestored(text !== null);
    if (text !== null) form.setFieldsValue(revive(JSON.parse(text) as Partial<T>));
    // Only opening the form puts things back.
  }, [form, place, open]);
  const forget = () => {
    if (place === undefined) return;
    sessionStorage.removeItem(place);
    setRestored(false);
  };
  return {
    restored,
    forget,
    keep: (values) => {
      if (place === undefined) return;
      if (!Object.values(values).some(isFilled)) {
        forget();
        return;
      }
      sessionStorage.setItem(place, JSON.stringify(values));
    },
  };
}
