-- Number of sightings without a day, which linking leaves out.
SELECT count(*) AS undated FROM link_sighting WHERE date IS NULL;
