-- Schema 3 to 4: claims get the number of their meaning. Audits of an earlier kit keep null: their claims were not compared.
ALTER TABLE claim ADD COLUMN IF NOT EXISTS "meaning" INTEGER;
