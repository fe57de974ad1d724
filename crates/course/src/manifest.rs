use crate::file::File;
use crate::html::escaped;

/// The share of right answers with which the course is passed, unless the LMS says another.
const PASSED: &str = "0.8";

/// `imsmanifest.xml` of a package with these files and one SCO, whose page is `index.html`.
pub(crate) fn file(title: &str, files: &[File]) -> File {
    let title = escaped(title);
    let files: String = files.iter().map(|file| format!("      <file href=\"{}\"/>\n", file.name)).collect();
    let xml = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="call-models" version="1"
  xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
  xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>2004 4th Edition</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>{title}</title>
      <item identifier="item" identifierref="lessons">
        <title>{title}</title>
        <imsss:sequencing>
          <imsss:objectives>
            <imsss:primaryObjective objectiveID="score" satisfiedByMeasure="true">
              <imsss:minNormalizedMeasure>{PASSED}</imsss:minNormalizedMeasure>
            </imsss:primaryObjective>
          </imsss:objectives>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="lessons" type="webcontent" adlcp:scormType="sco" href="index.html">
{files}    </resource>
  </resources>
</manifest>
"#
    );
    File::text("imsmanifest.xml", xml)
}
