package shop;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
public class YesNo implements AttributeConverter<Boolean, String> {
    public String convertToDatabaseColumn(Boolean value) {
        return value == null ? null : value ? "yes" : "no";
    }

    public Boolean convertToEntityAttribute(String value) {
        return value == null ? null : value.equals("yes");
    }
}
